"""Notifiers, one folder each: group chats, e-mail, and programs that hear by webhook."""
