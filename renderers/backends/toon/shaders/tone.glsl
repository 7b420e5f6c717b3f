// Linear up to 0.8, then a shoulder that ends at 1. The brightest channel leads and the others
// follow, so that lit skin keeps its hue; what is far too bright whitens a little.
vec3 tone(vec3 c) {
    c = max(c * grade.rgb, vec3(0.0));
    float m = max(c.r, max(c.g, c.b));
    float over = max(m - 0.8, 0.0);
    float shown = min(m, 0.8) + over / (1.0 + over * 5.0);
    return min(c * (shown / max(m, 1e-4)) + max(over - 0.35, 0.0) * 0.25, vec3(1.0));
}
