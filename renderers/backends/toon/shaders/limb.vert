// One limb's shadow on the map of the floor: a capsule between two points, metres.
in vec4 in_ends;    // x, z of both ends
in float in_radius;
in vec2 in_corner;  // −1…1 along and across
uniform vec4 area;  // x0, z0, x1, z1 of the floor
uniform float soft_m;
out vec2 at;
flat out vec4 ends;
flat out float radius;
void main() {
    vec2 axis = in_ends.zw - in_ends.xy;
    float span = length(axis);
    vec2 along = span > 1e-4 ? axis / span : vec2(1.0, 0.0);
    vec2 side = vec2(-along.y, along.x);
    float reach = in_radius + soft_m;
    at = (in_ends.xy + in_ends.zw) * 0.5 + along * in_corner.x * (span * 0.5 + reach)
        + side * in_corner.y * reach;
    ends = in_ends;
    radius = in_radius;
    gl_Position = vec4((at - area.xy) / (area.zw - area.xy) * 2.0 - 1.0, 0.0, 1.0);
}
