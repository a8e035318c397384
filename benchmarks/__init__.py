"""What `make bench` runs: our speed and memory beside their floors."""
