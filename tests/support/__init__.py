"""What tests lean on: real servers, real processes, a fixed environment."""
