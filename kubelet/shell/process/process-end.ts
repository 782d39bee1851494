/** What is left of a process at a time: how it ended, and what it has of its machine. */
import type { ContainerUse } from "../../behavior/machine-use.ts";
import { type Directory, spaceOf } from "../files/file-system.ts";
import type { Course } from "./course.ts";
import type { ProcessEnd } from "./process-start.ts";

/** How a process has ended that was told to, and is killed at a time. */
export function endBy(killedMs: number, course: Course | undefined): ProcessEnd {
  const { kernel, hookFailedMs, signalledMs } = course ?? {};
  const { exitCode, endedMs } = kernel?.first ?? {};
  const stages = {
    ...(hookFailedMs !== undefined && { hookFailedMs }),
    ...(signalledMs !== undefined && { signalledMs }),
  };
  if (exitCode !== undefined && endedMs !== undefined && endedMs <= killedMs) {
    return { atMs: endedMs, exitCode, ...stages };
  }
  return { atMs: killedMs, exitCode: 137, ...stages };
}

interface Used {
  /** The files that it began with. */
  readonly root: Directory;
  readonly atMs: number;
  readonly isAttended: boolean;
}

/** What it has by the course of things until then; `present` is the one that goes on. */
export function useOf(
  course: Course,
  { kernel, changesMs }: Course,
  { root, atMs, isAttended }: Used,
): ContainerUse {
  const isOver = kernel.first.exitCode !== undefined || kernel.nextMs === Number.POSITIVE_INFINITY;
  return {
    written: spaceOf(course.rootAt(atMs), root),
    logBytes: course.logBytes(atMs),
    processes: kernel.tasks.size,
    // Who listens may write at any time.
    isStill:
      !isAttended && isOver && kernel.listeners.size === 0 && (changesMs.at(-1) ?? 0) <= atMs,
  };
}
