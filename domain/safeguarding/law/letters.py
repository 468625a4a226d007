"""Rules of what letters and forms must hold (004 para 5.3, 8.3; Appendix C; L1363-1902; L8466).

They are asked where a letter is completed (``domain/letters``): a letter that does not satisfy them is not sent.
"""

from domain.safeguarding.law.basis import rule

__all__ = ["LETTER_RULES"]

LETTER_RULES = (
    rule("S42-FB-TEMPLATES", "Feedback letters by outcome", "004 para 8.3; L1772-1902",
         "The referrer, internal ones included, gets the letter of the outcome: met, not met, enquiry concluded."),
    rule("S42-FB-CLOSED", "Letter, enquiry closed", "004 para 8.3; L1871-1902",
         "Say that the enquiry is concluded, that plans are arranged and that agencies in them will be contacted; "
         "further information is optional; the DSO signs and can be reached."),
    rule("S42-CO-FORM-HEAD", "Request form header", "004 Appendix C; L1373-1455",
         "Organisation and representative; DSO and IO with e-mail; the adult's name, address, date of birth and "
         "number; the purpose, and whether the enquiry is statutory."),
    rule("S42-CO-FORM-P1", "Request form part 1", "004 Appendix C; L1463-1525",
         "The concern and its risks, the outcomes wanted, and this agency's own tasks with their time scale."),
    rule("DA-MARACF-LEGAL", "Legal basis for sharing", "004 L8466",
         "Tick the lawful bases for sharing before the referral goes."),
)  # fmt: skip
