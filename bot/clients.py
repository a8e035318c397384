"""Clients of Slack's addresses: they try once, and not for long."""

from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, build_opener

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

SECONDS = 5

Client = TypeVar("Client", WebClient, WebhookClient)


def web_client(api_url: str, token: str) -> WebClient:
    """A client for *api_url* that never sends anything twice by itself (SLACK 5)."""
    client = WebClient(token=token or None, base_url=api_url, timeout=SECONDS, retry_handlers=[])
    return past_proxies(client, api_url)


def past_proxies(client: Client, url: str) -> Client:
    """*client*, without the proxy of the environment where *url* is on this machine."""
    if is_loopback(urlsplit(url).hostname or ""):
        client.proxy = None
    return client


def opener(url: str) -> OpenerDirector:
    """What opens *url*, past the proxies of the environment where that is on this machine."""
    local = is_loopback(urlsplit(url).hostname or "")
    return build_opener(ProxyHandler({})) if local else build_opener()


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
