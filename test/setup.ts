import { configureGlobal } from "fast-check";

/** Every run draws the same cases; another seed explores others: `FC_SEED=7 npm test`. */
configureGlobal({ seed: Number(process.env.FC_SEED ?? 4711) });
