/** The page "Validating Admission Policy" of the documentation, section by section. */
import { describe, expect, test } from "vitest";
import { deployment, outcome, policyOver, policyServer } from "./server.ts";

const denied = (message: string) =>
  `422: deployments.apps "web" is forbidden: ValidatingAdmissionPolicy ${message}`;

describe("Getting started with Validating Admission Policy", () => {
  test("a deployment with replicas that do not satisfy the expression is refused", () => {
    const server = policyServer("replicas");
    server.label("default", { environment: "test" });
    const { code, body } = server.send(deployment(6));
    const message =
      "ValidatingAdmissionPolicy 'max-replicas.example.com' with binding " +
      "'max-replicas-test.example.com' denied request: failed expression: object.spec.replicas <= 5";
    expect({ code, body }).toEqual({
      code: 422,
      body: {
        kind: "Status",
        apiVersion: "v1",
        metadata: {},
        status: "Failure",
        message: `deployments.apps "web" is forbidden: ${message}`,
        reason: "Invalid",
        details: { name: "web", group: "apps", kind: "deployments", causes: [{ message }] },
        code: 422,
      },
    });
    expect(outcome(server.send(deployment(5)))).toBe("accepted");
  });

  test("a policy has no effect in namespaces that its binding does not select", () => {
    expect(outcome(policyServer("replicas").send(deployment(6)))).toBe("accepted");
  });

  test("a policy has no effect without a binding", () => {
    const [policy = {}] = policyOver("deployments", { validations: [{ expression: "false" }] });
    expect(outcome(policyServer(policy).send(deployment(6)))).toBe("accepted");
  });
});

describe("Validation actions", () => {
  const validations = [{ expression: "object.spec.replicas < 2", message: "too many" }];
  const failure = (validationActions: string[]) =>
    JSON.stringify([
      { message: "too many", policy: "p", binding: "b", expressionIndex: 0, validationActions },
    ]);

  test.each([
    {
      validationActions: ["Deny"],
      expected: denied("'p' with binding 'b' denied request: too many"),
      audited: undefined,
    },
    {
      validationActions: ["Warn"],
      expected:
        "accepted\nWarning: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': " +
        "too many",
      audited: undefined,
    },
    {
      validationActions: ["Audit"],
      expected: "accepted",
      audited: { "validation.policy.admission.k8s.io/validation_failure": failure(["Audit"]) },
    },
    {
      validationActions: ["Deny", "Audit"],
      expected: denied("'p' with binding 'b' denied request: too many"),
      audited: {
        "validation.policy.admission.k8s.io/validation_failure": failure(["Deny", "Audit"]),
      },
    },
  ])("$validationActions", ({ validationActions, expected, audited }) => {
    const server = policyServer(
      ...policyOver("deployments", { validations }, { validationActions }),
    );
    const response = server.send(deployment(2));
    expect(outcome(response)).toBe(expected);
    expect(response.auditAnnotations).toEqual(audited);
  });
});

describe("Parameter resources", () => {
  test("one policy has a limit for each environment", () => {
    const server = policyServer("replica-limits");
    expect(outcome(server.send(deployment(100)))).toBe("accepted");
    server.label("default", { environment: "test" });
    expect(outcome(server.send(deployment(5)))).toBe(
      denied(
        "'replica-limits.example.com' with binding 'replica-limits-test' denied request: " +
          "object.spec.replicas must be no greater than 3",
      ),
    );
  });

  const limit = (name: string, max: string, metadata: object = {}) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, ...metadata },
    data: { max },
  });
  const paramKind = { apiVersion: "v1", kind: "ConfigMap" };
  const spec = {
    paramKind,
    validations: [
      {
        expression: "object.spec.replicas <= int(params.data.max)",
        messageExpression: "'no more than ' + params.data.max",
      },
    ],
  };
  const configure = (why: string) => denied(`'p' with binding 'b' denied request: ${why}`);

  test.each([
    {
      behaviour: "per-namespace parameters are those of the object's namespace",
      objects: [limit("limit", "1")],
      paramRef: { name: "limit", parameterNotFoundAction: "Deny" },
      expected: configure("no more than 1"),
    },
    {
      behaviour: "a parameter in another namespace is named with it",
      objects: [limit("limit", "1", { namespace: "kube-system" })],
      paramRef: { name: "limit", namespace: "kube-system", parameterNotFoundAction: "Deny" },
      expected: configure("no more than 1"),
    },
    {
      behaviour: "every parameter of a selector must allow it",
      objects: [
        limit("high", "9", { labels: { for: "all" } }),
        limit("low", "1", { labels: { for: "all" } }),
        limit("other", "0"),
      ],
      paramRef: { selector: { matchLabels: { for: "all" } }, parameterNotFoundAction: "Deny" },
      expected: configure("no more than 1"),
    },
    {
      behaviour: "a parameter that is missing may refuse everything",
      objects: [],
      paramRef: { name: "limit", parameterNotFoundAction: "Deny" },
      expected: configure(
        "failed to configure binding: no params found for policy binding with `Deny` " +
          "parameterNotFoundAction",
      ),
    },
    {
      behaviour: "a parameter that is missing may allow everything",
      objects: [],
      paramRef: { name: "limit", parameterNotFoundAction: "Allow" },
      expected: "accepted",
    },
    {
      behaviour: "params are null where the binding gives none",
      objects: [],
      paramRef: undefined,
      expected: configure(
        "expression 'object.spec.replicas <= int(params.data.max)' resulted in error: no such " +
          "key: data",
      ),
    },
  ])("$behaviour", ({ objects, paramRef, expected }) => {
    const server = policyServer(...objects, ...policyOver("deployments", spec, { paramRef }));
    expect(outcome(server.send(deployment(2)))).toBe(expected);
  });

  test("a kind of parameters that is not served refuses everything", () => {
    const unknown = { paramKind: { apiVersion: "rules.example.com/v1", kind: "None" } };
    const paramRef = { name: "limit", parameterNotFoundAction: "Deny" };
    const policy = policyOver("deployments", { ...spec, ...unknown }, { paramRef });
    expect(outcome(policyServer(...policy).send(deployment(2)))).toBe(
      denied(
        "'p' denied request: failed to configure policy: failed to find resource referenced by " +
          "paramKind: 'rules.example.com/v1, Kind=None'",
      ),
    );
  });
});

describe("Failure policy", () => {
  const failing = [{ expression: "object.spec.none > 1" }];
  test.each([
    {
      failurePolicy: "Fail",
      expected: denied(
        "'p' with binding 'b' denied request: expression 'object.spec.none > 1' resulted in " +
          "error: no such key: none",
      ),
    },
    { failurePolicy: "Ignore", expected: "accepted" },
  ])("$failurePolicy", ({ failurePolicy, expected }) => {
    const policy = policyOver("deployments", { failurePolicy, validations: failing });
    expect(outcome(policyServer(...policy).send(deployment(1)))).toBe(expected);
  });

  test("an expression that does not hold is enforced all the same", () => {
    const validations = [{ expression: "false", message: "no" }];
    const policy = policyOver("deployments", { failurePolicy: "Ignore", validations });
    expect(outcome(policyServer(...policy).send(deployment(1)))).toBe(
      denied("'p' with binding 'b' denied request: no"),
    );
  });
});

describe("Validation expression", () => {
  test.each([
    ["object", "object.metadata.name == 'web' && object.kind == 'Deployment'"],
    ["oldObject", "oldObject == null"],
    ["request", "request.operation == 'CREATE' && request.name == 'web'"],
    ["request", "request.resource.resource == 'deployments' && request.kind.group == 'apps'"],
    ["request", "request.userInfo.username == 'kubernetes-admin' && !request.dryRun"],
    ["request", "request.options.kind == 'CreateOptions'"],
    ["params", "params == null", { apiVersion: "v1", kind: "ConfigMap" }],
    ["namespaceObject", "namespaceObject.metadata.name == 'default'"],
    ["namespaceObject", "namespaceObject.metadata.labels['kubernetes.io/metadata.name'] != ''"],
    ["authorizer", "authorizer.group('apps').resource('deployments').check('get').allowed()"],
    ["authorizer.requestResource", "authorizer.requestResource.check('create').allowed()"],
  ])("has access to %s: %s", (_, expression, paramKind?: object) => {
    const parameters = paramKind === undefined ? {} : { paramKind };
    const validations = [{ expression, reason: "Forbidden" }];
    const policy = policyOver("deployments", { ...parameters, validations });
    expect(outcome(policyServer(...policy).send(deployment(1)))).toBe("accepted");
  });

  test.each([
    ["Forbidden", 403],
    ["Invalid", 422],
    ["RequestEntityTooLarge", 413],
    [undefined, 422],
  ])("the reason %s answers with %i", (reason, code) => {
    const validations = [{ expression: "false", ...(reason === undefined ? {} : { reason }) }];
    const server = policyServer(...policyOver("deployments", { validations }));
    const response = server.send(deployment(1));
    expect(response).toMatchObject({ code, body: { code, reason: reason ?? "Invalid" } });
  });

  test("the first validation that fails is told", () => {
    const validations = [
      { expression: "true" },
      { expression: "false", message: " the first ", reason: "Forbidden" },
      { expression: "false", message: "the second" },
    ];
    const server = policyServer(...policyOver("deployments", { validations }));
    expect(outcome(server.send(deployment(1)))).toBe(
      denied("'p' with binding 'b' denied request: the first").replace("422", "403"),
    );
  });
});

describe("Matching requests: matchConditions", () => {
  const validations = [{ expression: "false", message: "no" }];
  const refused = denied("'p' with binding 'b' denied request: no");
  test.each([
    { behaviour: "all must be true", expressions: ["true", "true"], expected: refused },
    { behaviour: "one that is false skips it", expressions: ["object.x", "false"] },
    {
      behaviour: "an error refuses the request",
      expressions: ["object.x"],
      expected: denied(
        "'p' with binding 'b' denied request: expression 'object.x' resulted in error: no such " +
          "key: x",
      ),
    },
    { behaviour: "an error may be ignored", expressions: ["object.x"], failurePolicy: "Ignore" },
  ])("$behaviour", ({ expressions, failurePolicy, expected = "accepted" }) => {
    const matchConditions = expressions.map((each, index) => ({
      name: `c${index}`,
      expression: each.includes("object") ? `${each} == 1` : each,
    }));
    const how = failurePolicy === undefined ? {} : { failurePolicy };
    const policy = policyOver("deployments", { ...how, matchConditions, validations });
    const text = outcome(policyServer(...policy).send(deployment(1)));
    expect(text.replace("object.x == 1", "object.x")).toBe(expected);
  });

  test("requests of nodes and of controllers can be passed over", () => {
    const server = policyServer("warn-and-audit");
    const many = deployment(51);
    const asController = server.server.handle({ ...many, actor: "deployment-controller" });
    expect(outcome(asController)).toBe("accepted");
  });
});

describe("Audit annotations", () => {
  test("are noted with the name of the policy before them", () => {
    const response = policyServer("warn-and-audit").send(deployment(128));
    const notes = response.auditAnnotations ?? {};
    expect(notes["many-replicas.example.com/high-replica-count"]).toBe(
      "Deployment spec.replicas set to 128",
    );
  });

  test("are left out where the expression is empty", () => {
    const response = policyServer("warn-and-audit").send(deployment(50));
    expect(response.auditAnnotations).toBeUndefined();
  });

  test("an error refuses the request", () => {
    const auditAnnotations = [{ key: "a", valueExpression: "string(object.x)" }];
    const server = policyServer(...policyOver("deployments", { auditAnnotations }));
    expect(outcome(server.send(deployment(1)))).toBe(
      denied(
        "'p' with binding 'b' denied request: expression 'string(object.x)' resulted in error: no " +
          "such key: x",
      ),
    );
  });
});

describe("Message expression", () => {
  test.each([
    [
      "takes precedence over the message",
      "'replicas: ' + string(object.spec.replicas)",
      "replicas: 2",
    ],
    ["is not used where it fails", "string(object.x)", "static"],
    ["is not used where it has several lines", "'a\\nb'", "static"],
    ["is not used where it is blank", "'  '", "static"],
    ["is not used where it is long", `'${"a".repeat(5 * 1024 + 1)}'`, "static"],
  ])("%s", (_, messageExpression, message) => {
    const validations = [{ expression: "false", message: "static", messageExpression }];
    const server = policyServer(...policyOver("deployments", { validations }));
    expect(outcome(server.send(deployment(2)))).toBe(
      denied(`'p' with binding 'b' denied request: ${message}`),
    );
  });
});

describe("Variable composition", () => {
  const image = (name: string, labels: object = {}) => {
    const containers = [{ name: "web", image: name }];
    const template = { metadata: { labels: { app: "web" } }, spec: { containers } };
    const spec = { selector: { matchLabels: { app: "web" } }, template };
    return deployment(1, { metadata: { name: "web", labels }, spec });
  };

  test("only images of the namespace's environment are allowed", () => {
    const server = policyServer("images-of-environment");
    server.label("default", { environment: "prod" });
    expect(outcome(server.send(image("dev.example.com/nginx")))).toBe(
      denied(
        "'images-of-environment.example.com' with binding 'images-of-environment' denied " +
          "request: only prod images are allowed in namespace default",
      ),
    );
    expect(outcome(server.send(image("dev.example.com/nginx", { exempt: "true" })))).toBe(
      "accepted",
    );
  });

  test("a variable is evaluated once, and only where it is named", () => {
    const variables = [
      { name: "broken", expression: "object.x" },
      { name: "size", expression: "object.spec.replicas + 1" },
      { name: "twice", expression: "variables.size * 2" },
    ];
    const good = [{ expression: "variables.twice == variables.size + variables.size" }];
    const bad = [{ expression: "variables.broken == 1" }];
    const server = policyServer(...policyOver("deployments", { variables, validations: good }));
    expect(outcome(server.send(deployment(1)))).toBe("accepted");
    const other = policyServer(...policyOver("deployments", { variables, validations: bad }));
    expect(outcome(other.send(deployment(1)))).toBe(
      denied(
        "'p' with binding 'b' denied request: expression 'variables.broken == 1' resulted in " +
          'error: composited variable "broken" fails to evaluate: no such key: x',
      ),
    );
  });
});

describe("Resource use", () => {
  const check = "authorizer.path('/a').check('get').allowed()";
  test.each([
    {
      behaviour: "one expression may cost only so much",
      validations: [{ expression: `${check} && ${check} && ${check}` }],
      expected:
        `expression '${check} && ${check} && ${check}' resulted in error: operation cancelled: ` +
        "actual cost limit exceeded",
    },
    {
      behaviour: "all expressions of a policy may cost only so much",
      validations: Array.from({ length: 15 }, () => ({ expression: `${check} && ${check}` })),
      expected:
        "validation failed due to running out of cost budget, no further validation rules will be " +
        "run",
    },
  ])("$behaviour", ({ validations, expected }) => {
    const server = policyServer(...policyOver("deployments", { validations }));
    expect(outcome(server.send(deployment(1)))).toBe(
      denied(`'p' with binding 'b' denied request: ${expected}`),
    );
  });

  test("the messages of all expressions count, those that nobody is told of too", () => {
    const isCostly = `(${check} || true) && (${check} || true)`;
    const costly = Array.from({ length: 14 }, () => ({ expression: isCostly }));
    const ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    const count = (depth: number): string =>
      depth === 0 ? "true" : `${ten}.all(each, ${count(depth - 1)})`;
    const messageExpression = `string(${count(4)})`;
    const told = Array.from({ length: 9 }, () => ({ expression: "true", messageExpression }));
    const validations = [...costly, ...told];
    const server = policyServer(...policyOver("deployments", { validations }));
    expect(outcome(server.send(deployment(1)))).toBe(
      denied(
        "'p' with binding 'b' denied request: failed messageExpression: validation failed due to " +
          "running out of cost budget, no further validation rules will be run",
      ),
    );
  });
});
