in vec2 in_corner;
uniform vec4 area;  // x0, z0, x1, z1 of the floor, metres
uniform float height_m;
out vec2 at;
void main() {
    vec2 xz = mix(area.xy, area.zw, in_corner * 0.5 + 0.5);
    at = in_corner * 0.5 + 0.5;
    gl_Position = view_projection * vec4(xz.x, height_m, xz.y, 1.0);
}
