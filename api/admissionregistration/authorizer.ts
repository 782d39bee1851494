/**
 * The authorizer of expressions: what users may do, as whoever asks about it is told.
 * Source: k8s.io/apiserver/pkg/cel/library/authz.go 1.36.
 */
import {
  accountGroups,
  accountUsername,
  authenticated,
  type UserInfo,
} from "../authentication/user-info.ts";
import type { ResourceAttributes } from "../authorization/attributes.ts";
import type { Authorizer } from "../authorization/authorizer.ts";
import { type CelFunction, type CelType, type CelValue, types } from "../cel/index.ts";

const named = (name: string, fields: Readonly<Record<string, CelType>> = {}): CelType => ({
  kind: "object",
  name: `kubernetes.authorization.${name}`,
  fields,
});

const groupCheck = named("GroupCheck");
const resourceCheck = named("ResourceCheck");
const pathCheck = named("PathCheck");
const decision = named("Decision");

/** The type of the variable `authorizer`. */
export const authorizerType = named("Authorizer", { requestResource: resourceCheck });

/** What is asked, as far as it has been said. */
interface Question {
  readonly authorizer: Authorizer;
  readonly user: UserInfo;
  readonly resource?: ResourceAttributes;
  readonly path?: string;
}

/** The value of that variable. No expression looks inside. */
export const authorizerOf = (
  authorizer: Authorizer,
  user: UserInfo,
  resource: ResourceAttributes,
): object => ({ authorizer, user, requestResource: { authorizer, user, resource } });

// Values of these types are made here and nowhere else.
const questionIn = (value: CelValue | undefined) => value as unknown as Question;
const celValue = (value: object) => value as unknown as CelValue;

function method(
  name: string,
  [on, ...others]: readonly [CelType, ...(keyof typeof types)[]],
  { gives, run }: { readonly gives: CelType; readonly run: (...given: CelValue[]) => CelValue },
): CelFunction {
  const parameters = [on, ...others.map((each) => types[each])];
  return { name, isMethod: true, parameters, result: gives, run: (values) => run(...values) };
}

/** Says more of what is asked. */
const saying = (
  name: string,
  [on, gives]: readonly [CelType, CelType],
  more: (said: string, asked: Question) => Partial<Question>,
) =>
  method(name, [on, "string"], {
    gives,
    run: (value, said) => {
      const asked = questionIn(value);
      return celValue({ ...asked, ...more(String(said), asked) });
    },
  });

const ofResource = (name: keyof ResourceAttributes, on = resourceCheck) =>
  saying(name, [on, resourceCheck], (said, { resource }) => ({
    resource: { ...resource, [name]: said },
  }));

const selecting = (name: "fieldSelector" | "labelSelector") =>
  saying(name, [resourceCheck, resourceCheck], (rawSelector, { resource }) => ({
    resource: { ...resource, [name]: { rawSelector } },
  }));

const check = (on: CelType) =>
  method("check", [on, "string"], {
    gives: decision,
    run: (value, said) => {
      const { authorizer, user, resource, path } = questionIn(value);
      const verb = String(said);
      return celValue(
        authorizer.authorize(
          path === undefined
            ? { user, resource: { ...resource, verb } }
            : { user, nonResource: { path, verb } },
        ),
      );
    },
  });

const decided = (value: CelValue | undefined) =>
  value as unknown as ReturnType<Authorizer["authorize"]>;

/** The methods of an authorizer and of what they give. */
export const authorizerFunctions: readonly CelFunction[] = [
  saying("path", [authorizerType, pathCheck], (path) => ({ path })),
  saying("group", [authorizerType, groupCheck], (group) => ({ resource: { group } })),
  method("serviceAccount", [authorizerType, "string", "string"], {
    gives: authorizerType,
    run: (value, namespace, name) => {
      const [within, account] = [String(namespace), String(name)];
      const groups = [...accountGroups(within), authenticated];
      const user = { username: accountUsername(within, account), groups };
      return celValue({ ...questionIn(value), user });
    },
  }),
  ofResource("resource", groupCheck),
  ofResource("subresource"),
  ofResource("namespace"),
  ofResource("name"),
  selecting("fieldSelector"),
  selecting("labelSelector"),
  check(pathCheck),
  check(resourceCheck),
  method("allowed", [decision], {
    gives: types.bool,
    run: (value) => decided(value).verdict === "Allow",
  }),
  method("errored", [decision], { gives: types.bool, run: () => false }),
  method("error", [decision], { gives: types.string, run: () => "" }),
  method("reason", [decision], {
    gives: types.string,
    run: (value) => decided(value).reason ?? "",
  }),
];
