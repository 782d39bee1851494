/** Whether a container is started again. Source: kubelet 1.36, ContainerShouldRestart. */
import type { Container, ContainerStatus, PodSpec } from "../types.ts";

/** Whether an app container, or an init container that failed, is started after this exit code. */
export function restartsAfter(spec: PodSpec, container: Container, exitCode: number): boolean {
  for (const { action, exitCodes } of container.restartPolicyRules ?? []) {
    const listed = exitCodes?.values?.includes(exitCode) === true;
    if (action === "Restart" && listed === (exitCodes?.operator === "In")) return true;
  }
  const policy = container.restartPolicy ?? spec.restartPolicy;
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

/** Whether a container that does not run has run, and will again. */
export function willRestart(
  spec: PodSpec,
  container: Container | undefined,
  { state, lastState }: ContainerStatus,
): boolean {
  const { exitCode } = state.terminated ?? lastState.terminated ?? {};
  return (
    container !== undefined &&
    state.running === undefined &&
    exitCode !== undefined &&
    restartsAfter(spec, container, exitCode)
  );
}
