"""The sandbox on loopback: HTTP and websockets around the state."""
