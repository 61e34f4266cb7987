"""What has been read -> shapes to look at."""
