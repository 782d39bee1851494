import { forbiddenField, notSupported, required, tooMany } from "../field-error.ts";
import { between, type Errors, validateDuration } from "./field-rules.ts";
import type { Load } from "./traffic-spec.ts";

const rateMax = 100_000;
const clientsMax = 10_000;
const stagesMax = 100;

/** A load is of one sort throughout: a rate, or clients. */
export function validateLoad(load: Load): Errors {
  const { arrivals, thinkTime, stages = [] } = load;
  return [
    ...validateSort(load),
    ...amounts(load, "spec.load"),
    ...validateDuration(thinkTime, "spec.load.thinkTime"),
    ...(["Poisson", "Constant"].includes(arrivals)
      ? []
      : [notSupported("spec.load.arrivals", arrivals, ["Constant", "Poisson"])]),
    ...(stages.length > stagesMax ? [tooMany("spec.load.stages", stages.length, stagesMax)] : []),
    ...stages.slice(0, stagesMax).flatMap((stage, index) => {
      const at = `spec.load.stages[${index}]`;
      return [
        ...(stage.duration === ""
          ? [required(`${at}.duration`)]
          : validateDuration(stage.duration, `${at}.duration`)),
        ...amounts(stage, at),
      ];
    }),
  ];
}

type Amounts = Pick<Load, "rate" | "clients">;

const amounts = ({ rate, clients }: Amounts, at: string): Errors => [
  ...between(rate, `${at}.rate`, 0, rateMax),
  ...between(clients, `${at}.clients`, 0, clientsMax),
];

function validateSort({ rate, clients, thinkTime, stages = [] }: Load): Errors {
  const all: readonly (Amounts & { readonly at: string })[] = [
    { rate, clients, at: "spec.load" },
    ...stages.map((stage, index) => ({ ...stage, at: `spec.load.stages[${index}]` })),
  ];
  const first = all.find((each) => each.rate !== undefined || each.clients !== undefined);
  if (first === undefined) return [required("spec.load", "must specify a rate or clients")];
  const hasRate = first.rate !== undefined;
  const [wanted, other] = hasRate ? (["rate", "clients"] as const) : (["clients", "rate"] as const);
  return [
    ...all.flatMap((each) => {
      if (each[other] !== undefined) {
        return [forbiddenField(`${each.at}.${other}`, `may not be specified beside ${wanted}`)];
      }
      const isStage = each.at !== "spec.load";
      return isStage && each[wanted] === undefined ? [required(`${each.at}.${wanted}`)] : [];
    }),
    ...(hasRate && thinkTime !== undefined
      ? [forbiddenField("spec.load.thinkTime", "may only be specified beside clients")]
      : []),
  ];
}
