import * as z from "zod";
import { accountGroups, accountUsername } from "../../api/authentication/user-info.ts";
import { decodeBase64Url, encodeBase64Url } from "../../api/base64.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import type { Storage } from "../storage/storage.ts";
import type { Authentication, Authenticator } from "./authenticator.ts";
import { algorithm, SigningKey } from "./signing-key.ts";
import { problemWith } from "./token-validity.ts";

/** Whose tokens these are, and for whom those are that name nobody. */
export const issuer = "https://kubernetes.default.svc.cluster.local";

interface Named {
  readonly name: string;
  readonly uid: string;
}

/** A node that is gone has its name alone. */
interface NamedNode {
  readonly name: string;
  readonly uid?: string | undefined;
}

/** What a token says. Source: pkg/serviceaccount privateClaims 1.36. */
export interface Claims {
  readonly aud: readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly iss: string;
  readonly jti: string;
  readonly "kubernetes.io": {
    readonly namespace: string;
    readonly serviceaccount: Named;
    readonly node?: NamedNode | undefined;
    readonly pod?: Named | undefined;
    readonly secret?: Named | undefined;
    /** When its holder should have another, though it is good for longer. */
    readonly warnafter?: number;
  };
  readonly nbf: number;
  readonly sub: string;
}

/** What a token is to say. */
export interface Wanted {
  readonly account: { readonly namespace: string } & Named;
  readonly audiences: readonly string[];
  readonly expirationSeconds: number;
  /** What it is to end with. */
  readonly bound: Pick<Claims["kubernetes.io"], "node" | "pod" | "secret">;
  readonly issuedMs: number;
  /** Its own name. */
  readonly jti: string;
}

/** The time that tokens in pods are asked for; those are good for longer. */
export const podTokenSeconds = 3_607;
const yearSeconds = 365 * 24 * 60 * 60;

/** Source: registry/core/serviceaccount/storage/token.go 1.36. */
export function claimsFor(wanted: Wanted): Claims {
  const { account, audiences, expirationSeconds, bound, issuedMs, jti } = wanted;
  const { namespace, name, uid } = account;
  const seconds = Math.floor(issuedMs / 1000);
  const isExtended =
    bound.pod !== undefined &&
    expirationSeconds === podTokenSeconds &&
    audiences.every((each) => each === issuer);
  return {
    aud: audiences,
    exp: seconds + (isExtended ? yearSeconds : expirationSeconds),
    iat: seconds,
    iss: issuer,
    jti,
    "kubernetes.io": {
      namespace,
      ...bound,
      serviceaccount: { name, uid },
      ...(isExtended && { warnafter: seconds + expirationSeconds }),
    },
    nbf: seconds,
    sub: accountUsername(namespace, name),
  };
}

const named = z.object({ name: z.string(), uid: z.string() });

/** What else stands in a token is passed over. */
const claimsOf: z.ZodType<Claims> = z.object({
  aud: z.array(z.string()),
  exp: z.number(),
  iat: z.number(),
  iss: z.string(),
  jti: z.string(),
  "kubernetes.io": z.object({
    namespace: z.string(),
    serviceaccount: named,
    node: named.partial({ uid: true }).optional(),
    pod: named.optional(),
    secret: named.optional(),
  }),
  nbf: z.number(),
  sub: z.string(),
});

const headerOf = z.object({ alg: z.string(), kid: z.string().default("") });

/** Signs the tokens of service accounts, and knows its own. */
export class AccountTokens implements Authenticator {
  /** What the tokens are signed with. */
  readonly key: SigningKey;
  readonly #storage: Storage;
  readonly #clock: Clock;

  constructor({ storage, clock }: { storage: Storage; clock: Clock }, random: Random) {
    this.key = new SigningKey(random);
    this.#storage = storage;
    this.#clock = clock;
  }

  /** A JSON Web Token with these claims. */
  issue(claims: Claims): string {
    const said = `${encoded({ alg: algorithm, kid: this.key.id })}.${encoded(claims)}`;
    return `${said}.${this.key.sign(said)}`;
  }

  authenticate(token: string, audiences: readonly string[]): Authentication {
    const [head = "", body = "", signature = "", ...more] = token.split(".");
    const claims = more.length > 0 ? undefined : claimsOf.safeParse(partOf(body)).data;
    const header = headerOf.safeParse(partOf(head)).data;
    if (claims?.iss !== issuer || header?.alg !== algorithm) return { error: invalidToken };
    if (![this.key.id, ""].includes(header.kid)) {
      return refused("invalid signature, no keys found");
    }
    if (signature !== this.key.sign(`${head}.${body}`)) {
      return refused("go-jose/go-jose: error in cryptographic primitive");
    }
    const wanted = audiences.length === 0 ? [issuer] : audiences;
    const common = wanted.filter((each) => claims.aud.includes(each));
    if (common.length === 0) {
      const [own, asked] = [claims.aud, wanted].map(quoted);
      return refused(`token audiences ${own} is invalid for the target audiences ${asked}`);
    }
    const problem = problemWith(claims, { storage: this.#storage, nowMs: this.#clock.now() });
    return problem === undefined ? { user: userOf(claims), audiences: common } : refused(problem);
  }
}

const invalidToken = "invalid bearer token";

const refused = (why: string) => ({ error: `[${invalidToken}, ${why}]` });

/** `["a" "b"]`, as Go quotes a list. */
const quoted = (texts: readonly string[]) =>
  `[${texts.map((each) => JSON.stringify(each)).join(" ")}]`;

const encoded = (part: object) => encodeBase64Url(JSON.stringify(part));

/** What a part of a token says; `undefined` where it is none. */
function partOf(text: string): unknown {
  try {
    return JSON.parse(decodeBase64Url(text) ?? "");
  } catch {
    return undefined;
  }
}

/** Source: pkg/serviceaccount ServiceAccountInfo.UserInfo 1.36. */
function userOf({ jti, "kubernetes.io": about }: Claims) {
  const { namespace, serviceaccount, pod, node } = about;
  const known = (what: string, { name, uid }: Partial<NamedNode> = {}) => ({
    ...(name !== undefined && { [`authentication.kubernetes.io/${what}-name`]: [name] }),
    ...(uid !== undefined && { [`authentication.kubernetes.io/${what}-uid`]: [uid] }),
  });
  return {
    username: accountUsername(namespace, serviceaccount.name),
    uid: serviceaccount.uid,
    groups: [...accountGroups(namespace), "system:authenticated"],
    extra: {
      "authentication.kubernetes.io/credential-id": [`JTI=${jti}`],
      ...known("node", node),
      ...known("pod", pod),
    },
  };
}
