import { expect, test } from "vitest";
import { offlineReply } from "./forward.ts";

test.each([
  {
    behaviour: "a site may be there, but nobody can be asked",
    name: "www.example.com",
    code: "SERVFAIL",
  },
  { behaviour: "in any case, with a dot or without", name: "GitHub.IO.", code: "SERVFAIL" },
  { behaviour: "so may one of a country", name: "www.example.co.uk", code: "SERVFAIL" },
  { behaviour: "a word is no name", name: "web", code: "NXDOMAIN" },
  { behaviour: "nor is a Service and its namespace", name: "web.shop", code: "NXDOMAIN" },
  { behaviour: "whatever country is called alike", name: "db.qa", code: "NXDOMAIN" },
  { behaviour: "names for documentation are nobody's", name: "a.b.example", code: "NXDOMAIN" },
  { behaviour: "nor are addresses", name: "1.0.96.10.in-addr.arpa", code: "NXDOMAIN" },
])("$behaviour", ({ name, code }) => {
  expect(offlineReply({ name, type: "A" }).code).toBe(code);
});
