"""The mailbox of a service: what lies in it, what a mail says, where it goes when it has been dealt with."""
