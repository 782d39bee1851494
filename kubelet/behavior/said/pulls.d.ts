import type { Random } from "../../../api/runtime.ts";
import type { ImageReference } from "../../images/reference.ts";
import type { ImagePull } from "../behavior.ts";
import { type Course } from "./course.ts";
export interface Pulled {
    readonly course: Course;
    readonly reference: ImageReference;
    readonly random: Random;
}
export declare function saidPull(own: ImagePull, { course, reference, random }: Pulled): ImagePull;
