import { expect, test } from "vitest";
import type { WebhookAnswer } from "../../api/webhook-call.ts";
import { readAnswer } from "./answer.ts";

const url = "https://hook.default.svc:443/?timeout=10s";
const failure = (text: string) => ({ failure: text });

test.each<{ behaviour: string; answer: WebhookAnswer; expected: object }>([
  { behaviour: "that is JSON is read", answer: { code: 200, body: '{"a":1}' }, expected: { a: 1 } },
  {
    behaviour: "that never came is told with its address",
    answer: { failure: "EOF" },
    expected: failure(`Post "${url}": EOF`),
  },
  {
    behaviour: "that is no JSON is told as Go tells it",
    answer: { code: 200, body: "<html>" },
    expected: failure(
      "couldn't get version/kind; json parse error: invalid character '<' looking for beginning of " +
        "value",
    ),
  },
  {
    behaviour: "that is no object is told as Go tells it",
    answer: { code: 200, body: "[]" },
    expected: failure(
      "couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of " +
        'type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string ' +
        '"json:\\"kind,omitempty\\"" }',
    ),
  },
  {
    behaviour: "of 404 finds nothing",
    answer: { code: 404, body: "404 page not found" },
    expected: failure("the server could not find the requested resource"),
  },
  {
    behaviour: "of 500 is told with its text",
    answer: { code: 500, body: "panic\n" },
    expected: failure('an error on the server ("panic") has prevented the request from succeeding'),
  },
  {
    behaviour: "of 418 is told by its code",
    answer: { code: 418, body: "" },
    expected: failure(
      "the server responded with the status code 418 but did not return more information",
    ),
  },
  {
    behaviour: "that is a Status is told by its message",
    answer: { code: 403, body: '{"kind":"Status","message":"go away"}' },
    expected: failure("go away"),
  },
])("an answer $behaviour", ({ answer, expected }) => {
  expect(readAnswer({ answer, url })).toEqual(expected);
});
