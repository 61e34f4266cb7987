"""Reports into a record: adding, trying again what was set aside, and coding anew what older versions coded."""
