in float across;
in float half_px;
in vec3 colour;
in float metres;
uniform float density;
uniform float focus_m;  // 0: everything is sharp
out vec4 pixel;
void main() {
    float a = clamp(half_px + 0.5 - abs(across), 0.0, 1.0) * min(1.0, half_px * 2.0);
    if (focus_m > 0.0) a *= 1.0 - unsharp(metres, focus_m);
    pixel = vec4(colour, a * density);
}
