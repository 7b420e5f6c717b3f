in float across;
in float half_px;
in vec3 colour;
uniform float density;
out vec4 pixel;
void main() {
    float a = clamp(half_px + 0.5 - abs(across), 0.0, 1.0) * min(1.0, half_px * 2.0);
    pixel = vec4(colour, a * density);
}
