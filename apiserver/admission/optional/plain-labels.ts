import { StatusError } from "../../../api/status.ts";

/**
 * Labels as `a=b, c=d`. Throws in Kubernetes' words where they are none.
 * Source: apimachinery labels.ConvertSelectorToLabelsMap 1.36.
 */
export function parsePlainLabels(text: string): Readonly<Record<string, string>> {
  if (text === "") return {};
  const pairs = text.split(",").map((part) => {
    const [key = "", value, ...rest] = part.split("=");
    if (value === undefined || rest.length > 0) {
      throw new StatusError("Unknown", `invalid selector: [${text.split(",").join(" ")}]`);
    }
    return [key.trim(), value.trim()] as const;
  });
  return Object.fromEntries(pairs);
}
