/** Tokens of service accounts, verified by others: they need nothing but what the server tells. */
import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isObject, type Json } from "../api/json.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster();
  served.cluster.advance("10s");
});
afterAll(() => served.close());

const issuer = "https://kubernetes.default.svc.cluster.local";

/** A token for the account `default`. */
async function tokenFor(audience: string): Promise<string> {
  const { body } = await served.send({
    method: "POST",
    path: "/api/v1/namespaces/default/serviceaccounts/default/token",
    body: { spec: { audiences: [audience] } },
  });
  const status: Json | undefined = isObject(body) ? body.status : undefined;
  return isObject(status) ? String(status.token) : "";
}

const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());

test("a token is verified with the keys of the server", async () => {
  const { text } = await served.send({ path: "/openid/v1/jwks" });
  const [key]: readonly JsonWebKey[] = JSON.parse(text).keys;
  const [head = "", claims = "", signature = ""] = (await tokenFor("vault")).split(".");
  const publicKey = createPublicKey({ format: "jwk", key: key ?? {} });
  const isGood = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  expect([isGood, read(head), read(claims)]).toEqual([
    true,
    { alg: "ES256", kid: key?.kid },
    expect.objectContaining({ aud: ["vault"], iss: issuer }),
  ]);
});

test("the keys are those that the configuration names", async () => {
  const { text, headers } = await served.send({ path: "/.well-known/openid-configuration" });
  expect([JSON.parse(text), headers]).toEqual([
    {
      issuer,
      jwks_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[0-9]+\/openid\/v1\/jwks$/),
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
    },
    expect.objectContaining({
      "content-type": "application/json",
      "cache-control": "public, max-age=3600",
    }),
  ]);
  const keys = await served.send({ path: new URL(JSON.parse(text).jwks_uri).pathname });
  expect([keys.code, keys.headers["content-type"], JSON.parse(keys.text)]).toEqual([
    200,
    "application/jwk-set+json",
    {
      keys: [
        {
          use: "sig",
          kty: "EC",
          kid: expect.stringMatching(/^[-_A-Za-z0-9]{43}$/),
          crv: "P-256",
          alg: "ES256",
          x: expect.any(String),
          y: expect.any(String),
        },
      ],
    },
  ]);
});

test("who may not discover them is refused", async () => {
  const { code } = await served.send({
    path: "/openid/v1/jwks",
    headers: { "impersonate-user": "jane" },
  });
  const account = await served.send({
    path: "/openid/v1/jwks",
    headers: { authorization: `Bearer ${await tokenFor(issuer)}` },
  });
  expect([code, account.code]).toEqual([403, 200]);
});

test("the same seed has the same key", async () => {
  const others = await Promise.all([servedCluster(), servedCluster({ seed: 8 })]);
  const all = [served, ...others];
  const answers = await Promise.all(all.map((each) => each.send({ path: "/openid/v1/jwks" })));
  const [first, same, other] = answers.map(({ text }) => text);
  expect([same === first, other === first]).toEqual([true, false]);
  await Promise.all(others.map((each) => each.close()));
});
