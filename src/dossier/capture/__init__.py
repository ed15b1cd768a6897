"""Reading what people send: mails into their parts."""
