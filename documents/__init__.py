"""Documents that people take out of Slack: calendar files, charts; later contract papers."""
