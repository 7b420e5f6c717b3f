// How far focus is lost at a distance: 0 sharp … 1 wholly soft. Surfaces and lines share it.
float unsharp(float m, float focus_m) {
    float behind = smoothstep(0.08, 0.42, 1.0 - focus_m / max(m, 0.01));
    float before = smoothstep(0.25, 0.60, 1.0 - m / focus_m);
    return max(behind, before);
}
