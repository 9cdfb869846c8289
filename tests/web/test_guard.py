"""What keeps others out: hosts, origins, tokens, sizes and the policy of every answer."""

import pytest
from fastapi.testclient import TestClient

from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER, MOST_BYTES, POLICY, is_loopback
from truceline.web.page import SCREENS

CHANGE = "/judgements/undo"


@pytest.mark.parametrize("screen", ["", *SCREENS])
def test_every_screen_opens_under_a_policy_that_lets_only_our_files_act(client: TestClient, screen: str) -> None:
    answer = client.get(f"/{screen}")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY and "*" not in POLICY and "http" not in POLICY
    assert "<script>" not in answer.text and " style=" not in answer.text and " onclick=" not in answer.text


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1.example.org", "192.0.2.7", "", "localhost.example", "[::2]"]
)
def test_a_name_that_a_stranger_lets_point_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/inbox", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8450", "localhost:1", "[::1]:8450", "127.0.0.2"])
def test_every_name_of_this_machine_itself_is_served(client: TestClient, host: str) -> None:
    assert client.get("/inbox", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_origin_changes_nothing_even_with_the_token(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.post(CHANGE, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_a_change_needs_the_token_of_this_run(bench: Workbench, token: str) -> None:
    with TestClient(make_app(bench), base_url="http://127.0.0.1") as stranger:
        answer = stranger.post(CHANGE, headers={HEADER: token.encode()})
        assert answer.status_code == 403
        assert "Reload it" in answer.text
        assert stranger.post(CHANGE, data={"csrf": token}).status_code == 403


def test_a_body_that_is_too_large_is_refused_announced_or_not(client: TestClient) -> None:
    assert client.post(CHANGE, headers={"Content-Length": str(MOST_BYTES + 1)}).status_code == 413
    piece = b"x" * (1024 * 1024)
    sent = (piece for _ in range(MOST_BYTES // len(piece) + 2))
    headers = {"Content-Type": "application/x-www-form-urlencoded", HEADER: ""}
    assert client.post(CHANGE, content=sent, headers=headers).status_code == 413


def test_what_is_not_there_is_said_in_words_and_to_programs_in_json(client: TestClient) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404 and "There is no such page." in page.text
    assert client.get("/nowhere.json").json()["error"] == "There is no such page."


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd"]
)
def test_no_path_leads_out_of_the_static_files(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_a_machine_is_itself_under_few_names() -> None:
    assert is_loopback("::1") and is_loopback("127.9.9.9")
    assert not is_loopback("0.0.0.0") and not is_loopback("::")


def test_a_form_of_ours_is_taken_from_a_real_browser(page) -> None:
    """Under a stricter policy on referrers a browser says "Origin: null" with it, and it would be refused."""
    page.goto("/observations/new")
    page.fill("#f-words", "Two bursts.")
    page.press("#f-words", "Tab")
    page.click("button.primary")
    page.wait_for_url("**/observations/obs-*")
