/** Photos of a resident: so that whoever stands before the door knows who opens. */
export const RESIDENT_PHOTO_LIMITS = {
  /** The face and, where it helps, how they were a few years ago. */
  perResident: 3,
  /** Pixels; enough to know a face, and no more of anybody than that. */
  longestSide: 480,
} as const;
