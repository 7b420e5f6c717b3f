// A segment becomes a screen-aligned ribbon whose alpha falls off over a pixel at both sides.
in vec3 in_start;
in vec3 in_end;
in vec4 in_ink;     // rgb, w width factor
in vec2 in_corner;  // 0…1 along, −1…1 across
uniform vec3 stroke;   // width in metres × px per metre, least px, most px
uniform float lift_m;  // towards the camera, so that a line wins against its own surface
out float across;
out float half_px;
out vec3 colour;
out float metres;  // along the view
const float NEAR = 0.07;
void main() {
    vec3 to_start = eye.xyz - in_start;
    vec3 to_end = eye.xyz - in_end;
    vec4 a = view_projection * vec4(in_start + to_start * (lift_m / max(length(to_start), 0.01)), 1.0);
    vec4 b = view_projection * vec4(in_end + to_end * (lift_m / max(length(to_end), 0.01)), 1.0);
    colour = in_ink.rgb;
    if (a.w < NEAR && b.w < NEAR) {
        across = 0.0;
        half_px = 0.0;
        metres = 0.0;
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    if (a.w < NEAR) a = mix(a, b, (NEAR - a.w) / (b.w - a.w));
    if (b.w < NEAR) b = mix(b, a, (NEAR - b.w) / (a.w - b.w));
    vec2 along = (b.xy / b.w - a.xy / a.w) / raster.xy;
    along /= max(length(along), 1e-5);
    vec2 side = vec2(-along.y, along.x);
    vec4 q = mix(a, b, in_corner.x);
    float width = clamp(stroke.x / q.w, stroke.y, stroke.z) * in_ink.w;
    half_px = width * 0.5;
    float reach = half_px + 1.0;
    q.xy += (side * in_corner.y * reach + along * (in_corner.x * 2.0 - 1.0) * width * 0.4)
        * raster.xy * q.w;
    across = in_corner.y * reach;
    metres = q.w;
    gl_Position = q;
}
