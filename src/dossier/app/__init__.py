"""What can be done: one function a deed; it takes a session and returns an answer."""
