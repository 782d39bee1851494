/** The version of Kubernetes whose API this is. */
export const version = {
  major: "1",
  minor: "36",
  gitVersion: "v1.36.0",
  gitCommit: "kubesim",
  gitTreeState: "clean",
  buildDate: "2026-04-22T00:00:00Z",
  goVersion: "go1.26",
  compiler: "gc",
  platform: "linux/amd64",
} as const;
