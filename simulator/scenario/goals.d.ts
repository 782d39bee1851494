import { type Course, type Stage } from "./stage.ts";
export declare function reachGoals(stage: Stage): Course;
