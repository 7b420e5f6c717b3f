in vec2 at;
flat in vec4 ends;
flat in float radius;
uniform float soft_m;
out vec4 pixel;
void main() {
    vec2 axis = ends.zw - ends.xy;
    float t = clamp(dot(at - ends.xy, axis) / max(dot(axis, axis), 1e-6), 0.0, 1.0);
    float d = length(at - ends.xy - axis * t) - radius;
    pixel = vec4(1.0 - smoothstep(-soft_m, soft_m, d));
}
