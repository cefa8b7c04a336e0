"""The subjects that the small CLIP model learns: words -> the icons that show it, each of them another drawing."""

# A line is a subject, and after a colon its icons where they are called otherwise; an indented line goes on.
# Colours are no part of a subject: they are words of their own, and an apple drawn in black is neither red nor green.
TABLE = """
apple: red-apple green-apple
pear
peach
orange: tangerine
lemon
lime
banana
cherries
grapes
strawberry
blueberries
watermelon
melon
pineapple
mango
kiwi fruit
coconut
avocado
tomato
eggplant
carrot
potato
onion
garlic
cucumber
broccoli
corn: ear-of-corn
pepper: bell-pepper hot-pepper
pea pod
leafy green
olive
peanuts
chestnut
mushroom: mushroom brown-mushroom
bread: bread
baguette: baguette-bread
croissant
bagel
pretzel
pancakes
waffle
cheese: cheese-wedge
meat: meat-on-bone cut-of-meat
poultry leg
bacon
egg
cooking
hamburger
french fries
hot dog
sandwich
taco
burrito
pizza
popcorn
salad: green-salad
sushi
dumpling
rice ball
spaghetti
noodles: steaming-bowl
pot of food
ice cream: soft-ice-cream ice-cream
doughnut
cookie
cake: shortcake birthday-cake
cupcake
pie
chocolate: chocolate-bar
candy
lollipop
honey pot
custard
cup of coffee: hot-beverage
tea cup: teacup-without-handle
teapot
beer mug: beer-mug clinking-beer-mugs
wine glass
cocktail: cocktail-glass tropical-drink
glass of milk
bottle: bottle-with-popping-cork baby-bottle
jar
fork and knife: fork-and-knife fork-and-knife-with-plate
spoon
knife: kitchen-knife
heart: red-heart blue-heart green-heart yellow-heart purple-heart orange-heart pink-heart black-heart
    brown-heart heart-suit beating-heart growing-heart sparkling-heart
broken heart
star: star glowing-star
shooting star
sparkles
circle: red-circle blue-circle green-circle yellow-circle purple-circle orange-circle brown-circle black-circle
square: red-square blue-square green-square yellow-square purple-square orange-square brown-square
diamond: large-blue-diamond large-orange-diamond small-blue-diamond small-orange-diamond
sun: sun sun-with-face
crescent moon: crescent-moon first-quarter-moon-face last-quarter-moon-face
full moon: full-moon full-moon-face
cloud
rain cloud: cloud-with-rain sun-behind-rain-cloud cloud-with-lightning-and-rain
rainbow
lightning: high-voltage cloud-with-lightning
snowflake
snowman: snowman snowman-without-snow
tornado
wave: water-wave
fire
droplet: droplet drop-of-blood
comet
planet: ringed-planet
globe: globe-showing-americas globe-showing-asia-australia globe-showing-europe-africa
mountain: mountain snow-capped-mountain mount-fuji
volcano
desert island
umbrella: umbrella umbrella-with-rain-drops umbrella-on-ground closed-umbrella
tulip
rose
sunflower
hibiscus
cherry blossom: cherry-blossom white-flower
blossom
hyacinth
lotus
bouquet
potted plant
seedling
cactus
palm tree
evergreen tree: evergreen-tree christmas-tree
tree: deciduous-tree
leaf: maple-leaf fallen-leaf leaf-fluttering-in-wind
four leaf clover: four-leaf-clover shamrock
herb
wood
rock
house: house house-with-garden houses derelict-house
hut
castle
church
school
hospital
factory
bank: bank classical-building
office building
stadium
tent: tent camping circus-tent
lighthouse tower: tokyo-tower
fountain
ferris wheel
bridge: bridge-at-night
city: cityscape cityscape-at-dusk night-with-stars
sunset: sunset sunrise sunrise-over-mountains
car: automobile sport-utility-vehicle oncoming-automobile
taxi: taxi oncoming-taxi
police car: police-car oncoming-police-car
racing car
bus: bus oncoming-bus minibus
truck: delivery-truck articulated-lorry pickup-truck
fire engine
ambulance
tractor
train: train locomotive metro high-speed-train bullet-train
tram: tram tram-car
bicycle
motorcycle
scooter: motor-scooter kick-scooter
airplane: airplane small-airplane
helicopter
rocket
flying saucer
sailboat
ship: ship passenger-ship
speedboat: speedboat motor-boat
canoe
anchor
traffic light: vertical-traffic-light horizontal-traffic-light
wheel
key: key old-key
lock: locked unlocked
light bulb
flashlight
candle
bell: bell bellhop-bell
crown
ring
gem: gem-stone
trophy
medal: sports-medal military-medal 1st-place-medal
balloon
gift: wrapped-gift
party popper
confetti ball
teddy bear
kite
yo-yo
game die
puzzle piece
video game: video-game joystick
soccer ball
basketball
baseball
tennis ball: tennis
volleyball
football: american-football rugby-football
bowling
boxing glove
ice skate
skateboard
guitar
violin
trumpet
saxophone
drum: drum long-drum
accordion
piano keys: musical-keyboard
musical note: musical-note musical-notes
microphone: microphone studio-microphone
headphones: headphone
radio
television
camera: camera camera-with-flash
movie camera: movie-camera video-camera
telephone: telephone telephone-receiver
mobile phone
laptop
computer: desktop-computer
keyboard
computer mouse
printer
battery
clock: alarm-clock mantelpiece-clock
watch
hourglass: hourglass-done hourglass-not-done
calendar: calendar tear-off-calendar
envelope: envelope incoming-envelope e-mail
package
mailbox: closed-mailbox-with-raised-flag open-mailbox-with-raised-flag postbox
book: blue-book green-book orange-book closed-book
open book
newspaper
scroll
notebook: notebook notebook-with-decorative-cover
pencil
pen
paintbrush
crayon
artist palette
framed picture
scissors
paperclip
magnet
hammer
axe
saw: carpentry-saw
wrench
screwdriver
gear
ladder
bucket
broom
toolbox
chain: chains link
sword: crossed-swords dagger
shield
bow and arrow
bomb
shopping cart
shopping bags
money bag
coin
credit card
briefcase
backpack
handbag: handbag purse
suitcase: luggage
shirt: t-shirt
jeans
dress
coat
tie: necktie
scarf
gloves
socks
running shoe
high heeled shoe
boot: womans-boot hiking-boot
top hat
cap: billed-cap
glasses
sunglasses
lipstick
chair
bed
couch: couch-and-lamp
door
window
bathtub
toilet
soap
toothbrush
telescope
microscope
stethoscope
syringe
pill
bone
tooth
eye: eye eyes
ear
nose
mouth
tongue
foot
brain
thumbs up
thumbs down
waving hand
raised fist
clapping hands
victory hand
flexed biceps
cat: cat black-cat
cat face: cat-face grinning-cat smiling-cat-with-heart-eyes kissing-cat cat-with-wry-smile crying-cat pouting-cat
dog: dog poodle
dog face
wolf face: wolf
fox face: fox
lion face: lion
tiger
tiger face
bear face: bear polar-bear
panda
koala
rabbit
rabbit face
mouse
mouse face
hamster
cow
cow face
pig
pig face
sheep: ewe ram
goat
horse
horse face
unicorn
zebra
giraffe
elephant
rhinoceros
hippopotamus
camel: camel two-hump-camel
kangaroo
monkey
monkey face
gorilla
sloth
hedgehog
bat
deer
squirrel: chipmunk
chicken
rooster
chick: baby-chick front-facing-baby-chick hatching-chick
duck
swan
owl
parrot
eagle
bird: bird blackbird
dove
flamingo
peacock
penguin
turkey
frog
crocodile
turtle
lizard
snake
dragon
dragon face
dinosaur: sauropod t-rex
fish: fish tropical-fish
blowfish
shark
dolphin
whale: whale spouting-whale
octopus
squid
crab
lobster
shrimp
jellyfish
seashell: spiral-shell
snail
butterfly
bee: honeybee
ant
lady beetle
spider
scorpion
caterpillar: bug
skull: skull
ghost
robot
alien
alien monster
jack o lantern
clown face
grinning face: grinning-face grinning-face-with-big-eyes grinning-face-with-smiling-eyes
laughing face: face-with-tears-of-joy rolling-on-the-floor-laughing grinning-squinting-face
smiling face: slightly-smiling-face smiling-face smiling-face-with-smiling-eyes
smiling face with sunglasses
smiling face with heart eyes
winking face
kissing face: kissing-face face-blowing-a-kiss
thinking face
crying face: crying-face loudly-crying-face
sleeping face: sleeping-face sleepy-face
angry face: angry-face
surprised face: face-with-open-mouth astonished-face hushed-face
baby
boy
girl
man
woman
old man
old woman
princess
santa claus
astronaut
police officer
cook
artist
farmer
"""


def subjects() -> dict[str, tuple[str, ...]]:
    """Subject -> the names of its icons."""
    found = {}
    for line in TABLE.replace("\n    ", " ").split("\n"):
        subject, _, icons = (part.strip() for part in line.partition(":"))
        if subject:
            found[subject] = tuple(icons.split()) or (subject.replace(" ", "-"),)
    return found
