/** Whether a container is started again. Source: kubelet 1.36, ContainerShouldRestart. */
import type { Container, ContainerStatus, PodSpec } from "../types.ts";

/** Whether an app container, or an init container that failed, is started after this exit code. */
export function restartsAfter(spec: PodSpec, container: Container, exitCode: number): boolean {
  if (ruleFor(container, exitCode) !== undefined) return true;
  const policy = container.restartPolicy ?? spec.restartPolicy;
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

type Rule = NonNullable<Container["restartPolicyRules"]>[number];

/** The first rule for the exit code; every rule there can be has something start again. */
export const ruleFor = (
  { restartPolicyRules = [] }: Container,
  exitCode: number,
): Rule | undefined =>
  restartPolicyRules.find(({ exitCodes }) => {
    const isListed = exitCodes?.values?.includes(exitCode) === true;
    return isListed === (exitCodes?.operator === "In");
  });

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
