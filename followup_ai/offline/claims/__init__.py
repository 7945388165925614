"""What the candidate says of themselves: what they bring, did, left out and have news of; how a doubt is met."""
