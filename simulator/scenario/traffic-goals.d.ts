import { type Course, type Stage } from "./stage.ts";
/** Waits for traffic that ends by itself, and looks at what came of it. Throws ScenarioFailed. */
export declare function checkTraffic(stage: Stage): Course;
