"""From Slack to the app: payloads, signatures, envelopes, events with their retries."""
