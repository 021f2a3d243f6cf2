"""From content to an artboard: every decision about what stands where is made here, and none later."""
