"""A browser is named in plain words, and nothing it says of itself is repeated."""

import pytest

from accounts.devices import device_in_words

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
IOS = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
SAID = {
    "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox on Android",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Linux",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {IOS} FxiOS/140.0 Mobile/15E148 "
    "Safari/605.1.15": "Firefox on iPhone",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {IOS} Version/18.5 Mobile/15E148 "
    "Safari/604.1": "Safari on iPhone",
    f"Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) {IOS} CriOS/138.0 Mobile/15E148 "
    "Safari/604.1": "Chrome on iPad",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {IOS} Version/18.5 Safari/605.1.15": (
        "Safari on Mac"
    ),
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/138.0.0.0 Safari/537.36": (
        "Chrome on Windows"
    ),
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/138.0.0.0 Safari/537.36 "
    "Edg/138.0.0.0": "Edge on Windows",
    f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} Chrome/138.0 Mobile Safari/537.36 "
    "EdgA/138.0": "Edge on Android",
    f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile "
    "Safari/537.36": "Samsung Internet on Android",
    f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/138.0 Safari/537.36 OPR/122.0": (
        "Opera on Linux"
    ),
    f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {WEBKIT} Chrome/138.0 Safari/537.36": (
        "Chrome on ChromeOS"
    ),
    "Something else on Android": "A browser on Android",
    "<b>Firefox/1</b>": "Firefox",
    "curl/8.14.1": "A browser",
    "": "A browser",
}


@pytest.mark.parametrize(("user_agent", "words"), SAID.items())
def test_it_is_said_in_plain_words(user_agent: str, words: str) -> None:
    assert device_in_words(user_agent) == words
