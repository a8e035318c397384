"""The sandbox in a browser: channels, people to act as, and every block that the bot sends."""
