"""A note before it is read: typing errors, chat spelled out, courtesy taken off."""
