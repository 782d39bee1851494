/** Every step whose answer needs what is not served yet, by group. */
import type { Unserved } from "./listed.ts";

export const unserved: Readonly<Record<string, readonly Unserved[]>> = {
  access: [
    { steps: [...from(3, 8), 10, 13, 15, 16], issue: "security", missing: "authorisation" },
    { steps: [19, 20, 22, 23, 24], issue: "security", missing: "authorisation" },
  ],
  discovery: [
    { steps: [2, 3], issue: 9, missing: "kinds and groups that the list names" },
    { steps: [25], issue: "security", missing: "authentication" },
    { steps: from(27, 30), issue: "security", missing: "authorisation" },
  ],
  "discovery-groups": [
    { steps: [4], issue: 9, missing: "CustomResourceDefinition" },
    { steps: [5], issue: "security", missing: "access reviews" },
    { steps: [6], issue: "security", missing: "TokenReview" },
    { steps: [10], issue: 9, missing: "webhook configurations" },
  ],
  namespaces: [{ steps: [17], issue: "security", missing: "LocalSubjectAccessReview" }],
};

function from(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
