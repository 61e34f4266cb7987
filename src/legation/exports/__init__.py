"""What has been read -> other people's formats, one a file."""
