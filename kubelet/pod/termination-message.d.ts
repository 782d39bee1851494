import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type End } from "./container-status.ts";
/** The end of a container that runs, with what it says of it. */
export declare function withMessage({ pod, behavior }: Observed, container: Container, status: ContainerStatus, end: End): End;
