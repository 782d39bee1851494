/** `create quota`. Source: kubectl 1.36. */
import { amountsOf } from "./amounts.ts";
import { defineMaker, plainly, type Request } from "./maker.ts";

const flags = {
  hard: { kind: "text", value: "RESOURCE=AMOUNT,...", doc: "what there may be at most" },
  scopes: { kind: "text", value: "SCOPE,...", doc: "of which objects" },
} as const;

export const quota = defineMaker({
  name: "create quota",
  usage: "NAME [--hard=RESOURCE=AMOUNT,...] [--scopes=SCOPE,...] [flags]",
  summary: "Make a quota",
  examples: ["kubesim create quota small --hard=pods=10,requests.cpu=2"],
  flags,
  isNamespaced: true,
  refusal: "failed to create quota: ",
  make: plainly(({ name, given: { hard = "", scopes = "" } }: Request<typeof flags>) => {
    const amounts = amountsOf(hard);
    return {
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: { name },
      spec: {
        ...(Object.keys(amounts).length > 0 && { hard: amounts }),
        ...(scopes !== "" && { scopes: scopes.split(",") }),
      },
      status: {},
    };
  }),
});
