import { expect, test } from "vitest";
import { createCluster } from "../cluster.ts";
import { compileExpression, evaluate } from "./expression.ts";
import { Question } from "./question.ts";
import { World } from "./world.ts";

test.each([
  { expression: 'ready("app=web") > 0', asksAgainAfter: ["pods"] },
  { expression: 'ready("deployment/web") > 0', asksAgainAfter: ["deployments.apps"] },
  { expression: 'get("configmap/one") != null && now() > 1.0', asksAgainAfter: ["configmaps"] },
  { expression: "now() > 60.0", asksAgainAfter: ["configmaps", "deployments.apps", "pods"] },
  { expression: 'get("widget/one") != null', asksAgainAfter: [] },
])("$expression is asked again after writes to $asksAgainAfter", (row) => {
  const cluster = createCluster({ nodes: 1 });
  const world = new World(cluster, { namespace: "default", startMs: cluster.nowMs });
  const expression = compileExpression(row.expression);
  const question = new Question(world, () => evaluate(expression, world));

  expect(question.mayChange("pods")).toBe(true);
  question.ask();
  const tables = ["configmaps", "deployments.apps", "pods"];
  expect(tables.filter((table) => question.mayChange(table))).toEqual(row.asksAgainAfter);
});
