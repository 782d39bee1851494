export { parseDuration } from "../../api/duration.ts";
