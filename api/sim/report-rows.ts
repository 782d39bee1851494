/** The table of one report: a row for each node. */
import type { TableOfParts } from "../resource.ts";
import type { PodSchedulingReport } from "./pod-scheduling-report.ts";

const shown = (name: string, type: "string" | "integer", description: string, priority: 0 | 1) => ({
  name,
  type,
  description,
  priority,
});

export const nodeRows: TableOfParts<PodSchedulingReport> = {
  columns: [
    { ...shown("Node", "string", "The node.", 0), format: "name" },
    shown("Fits", "string", "Whether the pod fits there.", 0),
    shown("Score", "string", "The sum of the weighted scores.", 0),
    shown("Changes", "string", "What would make it fit.", 0),
    shown("Plugins", "string", "What each plugin says: its weighted score, or why not.", 1),
  ],
  rows: ({ nodes = [] }) =>
    nodes.map(({ name, fits, score, refusals = [], scores = [] }) => {
      const changes = refusals.flatMap(({ reasons, remedies = [] }) =>
        remedies.length === 0
          ? reasons.map((reason) => `(${reason})`)
          : remedies.map(({ change }) => change),
      );
      const said = fits
        ? scores.map(({ plugin, weighted }) => `${plugin}=${weighted}`)
        : refusals.map(({ plugin, reasons }) => `${plugin}: ${reasons.join(", ")}`);
      return [
        name,
        fits ? "yes" : "no",
        fits ? String(score ?? 0) : "<none>",
        changes.length === 0 ? "<none>" : [...new Set(changes)].join(", "),
        said.length === 0 ? "<none>" : said.join("; "),
      ];
    }),
};
