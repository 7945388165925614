"""An interview at Acme, a message that passes every rule, and one that begs: for tests of the command line."""

INTERVIEW = """candidate: Sam Okafor
interviewer: {name: Dana Whitfield}
panel: [{name: Tom Reyes}]
company: Acme
role: Senior Data Engineer
date: 2026-05-12
discussed: [their move from nightly batches to streaming]
qualifications: [six years running Kafka in production]
"""
GOOD = """Subject: Senior Data Engineer: thank you

Dear Dana,

Thank you for your time yesterday. I enjoyed hearing about your move from nightly batches to streaming, and after six years \
running Kafka in production it is the kind of work I would like to do.

I am very interested in the role. Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
BEGGING = GOOD.replace("I am very interested in the role.", "I'm begging you, I am very interested in the role.")
