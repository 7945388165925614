"""Titles that stand before a person's name, in the languages that readers come from."""

from __future__ import annotations

TITLES = frozenset(
    """
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend father fr sister pastor rabbi imam bishop
    cantor presbyter capt captain cpt col colonel major maj lt sgt sergeant cmdr judge hon honourable honorable magistrate
    chef nurse matron provost chief councillor cllr alderman mayor governor senator ambassador commissioner chancellor
    mdm madam attorney atty advocate adv barrister barr engineer engr arch docent messrs mstr
    herr frau fräulein monsieur madame mademoiselle mme mlle maître señor señora señorita sr sra srta don doña dña dra
    signor signora signorina sig sig.ra sig.na dott dottor dottore dottoressa dott.ssa prof.ssa avv
    senhor senhora meneer mevrouw mevr dhr fru fröken frk pani judr mudr phdr dipl dipl.-ing dipl-ing ing hptm licda
    shri smt sri sheikh haji hajia alhaji alhaja ustaz ustazah ustadh ustadha mallam sensei
    datuk datin tunku tengku encik puan tuan bapak hajji hadji otunba
    """.split()  # noqa: SIM905 - read as words
)
"""In small letters, accents kept, without their last full stop; none is an everyday word or a given name of many people."""
