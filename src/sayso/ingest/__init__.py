"""Files in, articles as received: one file per format; what is unreadable is set aside."""
